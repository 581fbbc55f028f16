; Calls, and what becomes of their results.

(call_expression function: (_) arguments: (arguments)) @call.expression

(new_expression) @call.expression

(await_expression (call_expression) @awaited.call)

(variable_declarator
  name: (_) @bound.name
  value: [(call_expression) @bound.call (new_expression) @bound.call (await_expression [(call_expression) (new_expression)] @bound.call)])

(assignment_expression
  left: (_) @bound.name
  right: [(call_expression) @bound.call (new_expression) @bound.call (await_expression (call_expression) @bound.call)])

; A choice between a result and something else: `key ? new Client(key) : undefined`, `known ?? new Client(key)`.

(variable_declarator
  name: (_) @perhaps.name
  value: [
    (ternary_expression [(call_expression) (new_expression)] @perhaps.call)
    (binary_expression right: [(call_expression) (new_expression)] @perhaps.call)
    (parenthesized_expression (ternary_expression [(call_expression) (new_expression)] @perhaps.call))
  ])

(assignment_expression
  left: (_) @perhaps.name
  right: [
    (ternary_expression [(call_expression) (new_expression)] @perhaps.call)
    (binary_expression right: [(call_expression) (new_expression)] @perhaps.call)
  ])

(augmented_assignment_expression
  left: (_) @perhaps.name
  right: [(call_expression) (new_expression)] @perhaps.call)
