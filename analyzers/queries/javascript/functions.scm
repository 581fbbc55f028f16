; Functions, and the names that anonymous ones get from where they stand.

[
  (function_declaration)
  (function_expression)
  (generator_function_declaration)
  (generator_function)
  (arrow_function)
  (method_definition)
] @function.definition

(_ (variable_declarator
  name: (identifier) @named.name
  value: [(arrow_function) (function_expression)] @named.function)) @named.whole

(_ (variable_declarator
  name: (identifier) @named.name
  value: (call_expression
    function: (_) @named.wrapper
    arguments: (arguments [(arrow_function) (function_expression)] @named.function)))
  (#not-match? @named.wrapper "\\.(map|filter|flatMap|find|findIndex|findLast|some|every|reduce|sort|then|catch|finally|forEach)$")) @named.whole

(_ (variable_declarator
  name: (identifier) @named.name
  value: (call_expression
    arguments: (arguments (call_expression
      function: (_) @named.wrapper
      arguments: (arguments [(arrow_function) (function_expression)] @named.function)))))
  (#not-match? @named.wrapper "\\.(map|filter|flatMap|find|findIndex|findLast|some|every|reduce|sort|then|catch|finally|forEach)$")) @named.whole

(_ (variable_declarator
  name: (identifier) @named.name
  value: (call_expression
    function: (call_expression)
    arguments: (arguments [(arrow_function) (function_expression)] @named.function)))) @named.whole

(pair
  key: (_) @named.name
  value: [(arrow_function) (function_expression)] @named.function) @named.whole

(pair
  key: (_) @named.name
  value: (call_expression
    function: (_) @named.wrapper
    arguments: (arguments [(arrow_function) (function_expression)] @named.function))
  (#not-match? @named.wrapper "\\.(map|filter|flatMap|find|findIndex|findLast|some|every|reduce|sort|then|catch|finally|forEach)$")) @named.whole

;   The one function among the options of what is made is called as what is made.

(variable_declarator
  name: (identifier) @entitled.name
  value: (call_expression arguments: (arguments . (object [
    (pair key: (property_identifier) @entitled.key value: [(arrow_function) (function_expression)] @entitled.function)
    (method_definition name: (property_identifier) @entitled.key) @entitled.function
  ])))
  (#any-of? @entitled.key "handler" "resolve" "run"))

(pair
  key: (property_identifier) @entitled.name
  value: (call_expression arguments: (arguments . (object [
    (pair key: (property_identifier) @entitled.key value: [(arrow_function) (function_expression)] @entitled.function)
    (method_definition name: (property_identifier) @entitled.key) @entitled.function
  ])))
  (#any-of? @entitled.key "handler" "resolve" "run"))

; Functions that stand in an object which the module hands out.

(export_statement declaration: (lexical_declaration (variable_declarator
  name: (identifier) @listed.owner
  value: (object [
    (pair value: [(arrow_function) (function_expression)] @listed.function)
    (method_definition) @listed.function
  ]))))

(call_expression
  function: (member_expression property: (property_identifier) @named.by)
  arguments: (arguments . (string) @named.name . [(arrow_function) (function_expression)] @named.function)
  (#any-of? @named.by "on" "once" "addListener" "subscribe")
  (#match? @named.name "[.:]")) @named.whole

(expression_statement (assignment_expression
  left: [(identifier) @named.name (member_expression property: (property_identifier) @named.name)]
  right: [(arrow_function) (function_expression)] @named.function)) @named.whole

(expression_statement (assignment_expression
  left: [(identifier) @named.name (member_expression property: (property_identifier) @named.name)]
  right: (call_expression arguments: (arguments [(arrow_function) (function_expression)] @named.function)))) @named.whole

(export_statement
  value: (call_expression
    arguments: (arguments [(arrow_function) (function_expression)] @default.function))) @default.whole

(export_statement "default" value: (arrow_function) @default.function) @default.whole

(export_statement "default" value: (function_expression) @default.function) @default.whole

(export_statement "default" value: (generator_function) @default.function) @default.whole

(export_statement "default" declaration: (function_declaration) @default.function) @default.whole

(export_statement declaration: (_) @exported.declaration) @exported.whole

(export_statement (export_clause (export_specifier name: (_) @reexported.name alias: (_)? @reexported.alias)))

(export_statement declaration: (lexical_declaration (variable_declarator
  name: (identifier) @renamed.alias
  value: [
    (identifier) @renamed.name
    (call_expression arguments: (arguments (identifier) @renamed.name))
  ])))

(export_statement "default" value: [
  (identifier) @given.name
  (call_expression arguments: (arguments (identifier) @given.name))
])

(class_declaration decorator: (decorator)+ @decorated.by) @decorated.definition

(export_statement
  decorator: (decorator)+ @decorated.by
  declaration: (_) @decorated.definition) @decorated.whole

[(class_declaration) (class)] @class.definition

(program (expression_statement (string) @directive.literal))

(statement_block (expression_statement (string) @directive.literal))

; Syntax errors.

(ERROR) @error.node

; exports.x = ..., module.exports.x = ..., module.exports = { x: ... }

(expression_statement (assignment_expression
  left: (member_expression object: [(identifier) @handed.module (member_expression object: (identifier) @handed.module)])
  right: [(arrow_function) (function_expression)] @handed.function)
  (#any-of? @handed.module "exports" "module")) @handed.whole

(assignment_expression
  left: (member_expression object: (this)) @kept.name
  right: (identifier) @kept.value)
