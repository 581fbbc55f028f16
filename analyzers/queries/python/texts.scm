; String literals, and where they are compared.

(string) @string.literal

(expression_statement (string) @ignored.literal)

(comparison_operator (string) @compared.literal)

(comparison_operator [(list (string) @compared.literal) (tuple (string) @compared.literal) (set (string) @compared.literal)])

(case_clause (case_pattern (string) @compared.literal))

(case_clause (case_pattern (union_pattern (string) @compared.literal)))

(comparison_operator (attribute attribute: (identifier) @member.name (#match? @member.name "^[A-Z][A-Z0-9_]+$")) @member.compared)

(case_clause (case_pattern (dotted_name) @member.compared))

(pair key: (string) @dispatch.key value: [(identifier) (attribute) (lambda)] @dispatch.value)

(pair key: (attribute) @member.compared)

(assignment left: (identifier) @constant.name right: (string) @constant.value)

(assignment left: (identifier) @constants.owner right: (dictionary) @constants.object)
