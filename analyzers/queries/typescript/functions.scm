; Class members and declarations whose node names are TypeScript's own.

; A method's decorators stand beside it, comments between them: the reader pairs them.
(class_body (decorator)) @members.body

(public_field_definition
  name: (_) @named.name
  value: [(arrow_function) (function_expression)] @named.function) @named.whole

(public_field_definition
  name: (_) @named.name
  value: (call_expression arguments: (arguments [(arrow_function) (function_expression)] @named.function))) @named.whole

(abstract_class_declaration) @class.definition
