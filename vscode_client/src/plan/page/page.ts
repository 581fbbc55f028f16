// What runs inside the webview of the plan.
