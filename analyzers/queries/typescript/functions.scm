; Class members and declarations whose node names are TypeScript's own.

(class_body
  (decorator)+ @decorated.by
  .
  (_) @decorated.definition)

(public_field_definition
  name: (_) @named.name
  value: [(arrow_function) (function_expression)] @named.function) @named.whole

(public_field_definition
  name: (_) @named.name
  value: (call_expression arguments: (arguments [(arrow_function) (function_expression)] @named.function))) @named.whole

(abstract_class_declaration) @class.definition
