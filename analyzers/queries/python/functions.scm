; Functions, classes and their decorators.

(function_definition) @function.definition

(class_definition) @class.definition

(class_definition
  body: (block (expression_statement (assignment
    left: (identifier) @valued.name
    right: (_) @valued.value)))) @valued.class

(decorated_definition
  (decorator)+ @decorated.by
  definition: (_) @decorated.definition) @decorated.whole

; Syntax errors.

(ERROR) @error.node

; What a parameter holds, by its type.

(typed_parameter
  . (identifier) @held.name
  type: (type [
    (identifier) @held.type
    (generic_type (type_parameter . (type (identifier) @held.type)))
  ]))

(typed_default_parameter
  name: (identifier) @held.name
  type: (type [
    (identifier) @held.type
    (generic_type (type_parameter . (type (identifier) @held.type)))
  ]))

(assignment
  left: (attribute) @kept.name
  right: (identifier) @kept.value)
