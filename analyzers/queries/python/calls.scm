; Calls, and what becomes of their results.

(call) @call.expression

(await (call) @awaited.call)

(assignment
  left: (_) @bound.name
  right: [(call) @bound.call (await (call) @bound.call)])

(named_expression
  name: (_) @bound.name
  value: [(call) @bound.call (await (call) @bound.call)])

(as_pattern
  [(call) @bound.call (await (call) @bound.call)]
  alias: (as_pattern_target (identifier) @bound.name))

; A choice between a result and nothing.

(assignment
  left: (_) @perhaps.name
  right: [
    (conditional_expression (call) @perhaps.call)
    (boolean_operator (call) @perhaps.call)
    (parenthesized_expression (conditional_expression (call) @perhaps.call))
  ])
