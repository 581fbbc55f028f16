; Class members whose node names are JavaScript's own.

(method_definition decorator: (decorator)+ @decorated.by) @decorated.definition

(field_definition
  property: (_) @named.name
  value: [(arrow_function) (function_expression)] @named.function) @named.whole

(field_definition
  property: (_) @named.name
  value: (call_expression arguments: (arguments [(arrow_function) (function_expression)] @named.function))) @named.whole
