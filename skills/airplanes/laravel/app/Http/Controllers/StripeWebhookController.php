<?php

namespace App\Http\Controllers;

use App\Models\User;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;

class StripeWebhookController extends Controller
{
    public function __invoke(Request $request): JsonResponse
    {
        $user = User::find($request->input('data.object.client_reference_id'));
        if ($user) {
            match ($request->input('type')) {
                'checkout.session.completed' => $this->startSubscription($user, $request->input('data.object.metadata')),
                'invoice.payment_failed' => $this->failPayment($user, $request->integer('data.object.attempt_count')),
                default => null,
            };
        }

        return response()->json(['received' => true]);
    }

    /** @param  array{plan: string, billing_period: string}  $metadata */
    private function startSubscription(User $user, array $metadata): void
    {
        ['plan' => $plan, 'billing_period' => $period] = $metadata;
        $user->subscription()->updateOrCreate([], ['plan' => $plan, 'billing_period' => $period, 'status' => 'active']);
        $this->analytics->captureEvent($user->id, 'subscription_started', [
            'plan' => $plan,
            'billing_period' => $period,
        ]);
    }

    private function failPayment(User $user, int $attempt): void
    {
        $user->subscription?->update(['status' => 'past_due']);
        $this->analytics->captureEvent($user->id, 'payment_failed', ['attempt_number' => $attempt]);
    }
}
