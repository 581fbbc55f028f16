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
