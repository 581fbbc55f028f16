; String literals, and where they are compared.

(string) @string.literal

(import_statement source: (string) @ignored.literal)

(switch_case value: (string) @compared.literal)

(binary_expression operator: ["==" "===" "!=" "!=="] (string) @compared.literal)

(call_expression function: (member_expression
  object: (array (string) @compared.literal)
  property: (property_identifier) @compared.by)
  (#eq? @compared.by "includes"))

(call_expression
  function: (member_expression property: (property_identifier) @compared.by)
  arguments: (arguments . (string) @compared.literal . [(arrow_function) (function_expression) (identifier) (member_expression)])
  (#any-of? @compared.by "on" "once" "addListener" "subscribe")
  (#match? @compared.literal "[.:]"))

(switch_case value: (member_expression) @member.compared)

(binary_expression
  operator: ["==" "===" "!=" "!=="]
  (member_expression property: (_) @member.name (#match? @member.name "^[A-Z][A-Z0-9_]+$")) @member.compared)

(pair key: (computed_property_name (member_expression) @member.compared))

(pair key: (string) @dispatch.key value: [(identifier) (member_expression) (arrow_function) (function_expression)] @dispatch.value)

(variable_declarator name: (identifier) @constant.name value: (string) @constant.value)

(variable_declarator
  name: (identifier) @constants.owner
  value: [(object) @constants.object (call_expression arguments: (arguments . (object) @constants.object))])
