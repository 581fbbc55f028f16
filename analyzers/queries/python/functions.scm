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
