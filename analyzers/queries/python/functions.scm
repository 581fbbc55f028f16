; Functions, classes and their decorators.

(function_definition) @function.definition

(class_definition) @class.definition

(decorated_definition
  (decorator)+ @decorated.by
  definition: (_) @decorated.definition) @decorated.whole

; Syntax errors.

(ERROR) @error.node
