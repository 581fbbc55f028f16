; Import statements, require calls and dynamic imports.

(import_statement) @import.statement

(export_statement source: (string) @ignored.literal)

(_ (variable_declarator
  name: (_) @required.name
  value: [
    (call_expression function: (identifier) @required.callee arguments: (arguments . (string) @required.module))
    (member_expression
      object: (call_expression function: (identifier) @required.callee arguments: (arguments . (string) @required.module))
      property: (_) @required.member)
  ])
  (#eq? @required.callee "require")) @required.statement

(_ (variable_declarator
  name: (_) @required.name
  value: (await_expression (call_expression function: (import) arguments: (arguments . (string) @required.module))))) @required.statement
