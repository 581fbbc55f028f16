; Elements of user-interface markup.

(jsx_element) @element.node

(jsx_self_closing_element) @element.node

(jsx_attribute
  (property_identifier) @ignored.attribute
  [(string) @ignored.literal (jsx_expression (string) @ignored.literal)]
  (#not-any-of? @ignored.attribute "aria-label" "title" "label" "placeholder" "alt" "tooltip"))

(jsx_text) @shown.text
