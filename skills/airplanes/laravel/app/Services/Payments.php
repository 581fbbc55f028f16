<?php

namespace App\Services;

use App\Models\User;
use Illuminate\Support\Str;

/** Stands in for the calls to Stripe, and charges nobody. */
final class Payments
{
    /**
     * @param  array{plan: string, billing_period: string}  $metadata
     * @return array{client_reference_id: int, metadata: array<string, string>, url: string}
     */
    public function createCheckoutSession(User $user, array $metadata): array
    {
        $url = 'https://checkout.example.com/'.Str::uuid();

        return ['client_reference_id' => $user->id, 'metadata' => $metadata, 'url' => $url];
    }
}
