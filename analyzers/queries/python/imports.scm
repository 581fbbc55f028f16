; Import statements.

(import_statement) @import.statement

(import_from_statement) @import.statement

(if_statement
  condition: (_) @typing.condition
  consequence: (block [(import_statement) (import_from_statement)] @typing.statement)
  (#match? @typing.condition "TYPE_CHECKING$"))
