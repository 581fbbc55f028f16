;;; names.el --- Names of events: completed, explained, renamed  -*- lexical-binding: t -*-

;;; Code:

(journey-take
 (journey-open "orders.py")
 (journey-at "track(user.id, \"order_refunded\"")
 (beginning-of-line)
 (open-line 1)
 (insert "    track(user.id, \"order_p")
 (let ((found (eglot-completion-at-point)))
   (journey-fact 'offered (vconcat (all-completions "" (nth 2 found)))))
 (completion-at-point)
 (journey-fact 'written (string-trim (thing-at-point 'line t)))
 (delete-region (line-beginning-position) (1+ (line-end-position)))

 (journey-at "order_paid")
 (let (hover)
   (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
   (journey-fact 'hover (substring-no-properties (journey-wait "a hover is shown" (lambda () hover)))))

 (journey-do (lambda () (interactive) (eglot-rename "purchase_made")))
 (journey-has "\"purchase_made\"")
 (save-some-buffers t))

;;; names.el ends here
