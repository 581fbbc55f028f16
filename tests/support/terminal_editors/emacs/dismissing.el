;;; dismissing.el --- A moment that is not worth tracking  -*- lexical-binding: t -*-

;;; Code:

(journey-take
 (journey-open "shop/auth.py")
 (journey-wait "moments are underlined" (lambda () (= 3 (length (journey-moments)))))
 (journey-at "login(")
 (journey-do #'eglot-code-actions "Not worth tracking: `user_logged_in`" "Too frequent to be useful")
 (journey-fact 'reasons (journey-offered 1))
 (journey-fact 'plan (journey-file "../tracking-plan.yaml" "status: rejected"))
 (journey-wait "the moment is underlined no more" (lambda () (= 2 (length (journey-moments)))))
 (journey-fact 'left (vconcat (journey-moments))))

;;; dismissing.el ends here
