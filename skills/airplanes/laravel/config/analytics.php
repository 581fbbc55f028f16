<?php

return [
    'key' => env('POSTHOG_API_KEY'),
    'host' => env('POSTHOG_HOST'),
];
