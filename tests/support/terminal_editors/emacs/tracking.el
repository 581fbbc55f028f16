;;; tracking.el --- From the moment to the capture, and back by one undo  -*- lexical-binding: t -*-

;;; Code:

(journey-take
 (journey-open "shop/auth.py")
 (journey-wait "moments are underlined" (lambda () (= 3 (length (journey-moments)))))
 (journey-fact 'moments (vconcat (journey-moments)))

 (journey-at "signup(")
 (let (hover)
   (eglot-hover-eldoc-function (lambda (text &rest _) (setq hover text)))
   (journey-fact 'hover (substring-no-properties (journey-wait "a hover is shown" (lambda () hover)))))

 (journey-fact 'before (journey-text))
 (journey-do #'eglot-code-actions "Track `user_signed_up` here")
 (journey-fact 'actions (journey-offered 0))
 (journey-has "\"user_signed_up\"")
 (journey-fact 'after (journey-text))
 (journey-fact 'plan (journey-file "../tracking-plan.yaml" "status: implemented"))
 (journey-wait "the moment is underlined no more" (lambda () (= 2 (length (journey-moments)))))

 (undo-boundary)
 (setq last-command nil)
 (undo)
 (journey-fact 'undone (journey-text))
 (journey-wait "the moment is underlined again" (lambda () (= 3 (length (journey-moments))))))

;;; tracking.el ends here
