;;; journey.el --- What every journey in Emacs needs  -*- lexical-binding: t -*-

;; Waiting while the editor works, answering what it asks, telling what was seen.

;;; Code:

(require 'cl-lib)
(require 'json)

(defconst journey-patience 40 "Seconds after which a journey gives up waiting.")

(defvar journey-facts nil "What was seen, by name.")

(defvar journey-answers nil
  "What a person answers to the next questions: beginnings of what is offered.")

(defvar journey-asked nil "The questions that were asked, each with what it offered.")

(defvar eglot-sync-connect)
(setq eglot-sync-connect journey-patience
      make-backup-files nil
      auto-save-default nil
      create-lockfiles nil)

(defun journey-wait (name true)
  "Wait until TRUE gives something, and give that; NAME is for the message when it does not."
  (let ((end (+ (float-time) journey-patience)) found)
    (while (not (setq found (funcall true)))
      (when (> (float-time) end)
        (error "Waited too long until %s" name))
      (journey--idle)
      (accept-process-output nil 0.02))
    found))

(defun journey--idle ()
  "Do what eglot does when nothing was typed for a moment, which in a batch never comes."
  (when (bound-and-true-p eglot--managed-mode)
    (eglot--signal-textDocument/didChange)))

(defun journey-fact (name value)
  "Remember VALUE under NAME."
  (push (cons name value) journey-facts))

(defun journey-text ()
  "The text of the buffer."
  (save-restriction (widen) (buffer-substring-no-properties (point-min) (point-max))))

(defun journey-at (words)
  "Go to the beginning of the first WORDS."
  (goto-char (point-min))
  (search-forward words)
  (goto-char (match-beginning 0)))

(defun journey-has (words)
  "Wait until the buffer has WORDS."
  (journey-wait (format "the text has %s" words)
                (lambda () (string-search words (journey-text)))))

(defun journey-open (path)
  "Open the file at PATH in its project, and wait for its server."
  (find-file path)
  (run-hooks 'post-command-hook)
  (journey-wait "the server is there" (lambda () (and (fboundp 'eglot-current-server) (eglot-current-server))))
  (flymake-mode 1))

(defun journey-moments ()
  "The messages at the places that are underlined."
  (mapcar (lambda (each) (substring-no-properties (flymake-diagnostic-text each)))
          (flymake-diagnostics)))

(defun journey-file (path words)
  "The text of the file at PATH of the project once it has WORDS."
  (journey-wait (format "%s has %s" path words)
                (lambda ()
                  (when (file-exists-p path)
                    (with-temp-buffer
                      (insert-file-contents path)
                      (and (search-forward words nil t) (buffer-string)))))))

(defun journey--answer (prompt collection &rest _)
  "Answer PROMPT with the one of COLLECTION that begins as the next answer does."
  (let ((offered (all-completions "" collection)) (answer (pop journey-answers)))
    (push (cons prompt (vconcat offered)) journey-asked)
    (or (and answer (cl-find-if (lambda (each) (string-prefix-p answer each)) offered))
        (error "Asked %S with %S and had no answer but %S" prompt offered answer))))

(defun journey-offered (number)
  "What the question of NUMBER offered, of those that were asked."
  (cdr (nth number (reverse journey-asked))))

(defun journey-do (command &rest answers)
  "Do COMMAND as a key does, and answer what it asks with ANSWERS."
  (setq journey-answers answers)
  (undo-boundary)
  (let ((last-nonmenu-event ?a))
    (cl-letf (((symbol-function 'completing-read) #'journey--answer)
              ((symbol-function 'y-or-n-p) (lambda (prompt) (push (list prompt) journey-asked) t))
              ((symbol-function 'read-from-minibuffer) (lambda (&rest _) (pop journey-answers))))
      (call-interactively command))))

(defun journey--finish (failed)
  "Stop the server, and tell what was seen; FAILED is why the journey did not come to its end, or nil."
  (let* ((server (and (fboundp 'eglot-current-server) (eglot-current-server)))
         (process (and server (jsonrpc--process server))))
    (when server
      (eglot-shutdown server)
      (journey-fact 'stopped (if (process-live-p process) :json-false t))))
  (journey-fact 'failed (or failed ""))
  (journey-fact 'messages (with-current-buffer (messages-buffer) (buffer-string)))
  (let ((coding-system-for-write 'utf-8-unix))
    (write-region (json-encode journey-facts) nil (getenv "FACTS") nil 'silent)))

(defmacro journey-take (&rest steps)
  "Take the STEPS of a journey, tell what was seen, and leave."
  `(progn
     (journey--finish
      (condition-case why (progn ,@steps nil) (error (error-message-string why))))
     (dolist (buffer (buffer-list))
       (with-current-buffer buffer (set-buffer-modified-p nil)))
     (kill-emacs 0)))

;;; journey.el ends here
