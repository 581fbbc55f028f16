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

; What a parameter, a member or a member that a constructor's parameter makes holds, by its type.

(required_parameter
  (accessibility_modifier)? @held.member
  pattern: (identifier) @held.name
  type: (type_annotation (type_identifier) @held.type))

(public_field_definition
  name: (property_identifier) @held.field
  type: (type_annotation (type_identifier) @held.type))

(public_field_definition
  name: (property_identifier) @held.field
  value: [
    (new_expression constructor: (identifier) @held.type)
    (call_expression arguments: (arguments . (identifier) @held.type .))
  ])

(export_statement declaration: (lexical_declaration (variable_declarator
  name: (identifier) @listed.owner
  value: [
    (satisfies_expression (object [
      (pair value: [(arrow_function) (function_expression)] @listed.function)
      (method_definition) @listed.function
    ]))
    (as_expression (object [
      (pair value: [(arrow_function) (function_expression)] @listed.function)
      (method_definition) @listed.function
    ]))
  ])))
