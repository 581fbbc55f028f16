module planboard

go 1.24

require github.com/posthog/posthog-go v1.6.12
