; Constants that only TypeScript can write, and strings that are types.

(literal_type (string) @ignored.literal)

(enum_declaration name: (_) @constants.owner body: (enum_body) @constants.object)

(variable_declarator
  name: (identifier) @constants.owner
  value: [(as_expression (object) @constants.object) (satisfies_expression (object) @constants.object)])

(variable_declarator
  name: (identifier) @constant.name
  value: (as_expression (string) @constant.value))
