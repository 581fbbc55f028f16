; Results behind a cast or a non-null assertion.

(variable_declarator
  name: (_) @bound.name
  value: [
    (as_expression [(call_expression) @bound.call (new_expression) @bound.call (await_expression (call_expression) @bound.call)])
    (satisfies_expression (call_expression) @bound.call)
    (non_null_expression [(call_expression) @bound.call])
  ])
