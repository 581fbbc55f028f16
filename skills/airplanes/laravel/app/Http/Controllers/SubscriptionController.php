<?php

namespace App\Http\Controllers;

use App\Enums\CancellationReason;
use App\Models\Subscription;
use Illuminate\Http\Request;
use Illuminate\Validation\Rule;

class SubscriptionController extends Controller
{
    public function cancel(Request $request): Subscription
    {
        ['reason' => $reason] = $request->validate(['reason' => ['required', Rule::enum(CancellationReason::class)]]);
        $subscription = $request->user()->subscription;
        abort_unless($subscription, 409, 'There is no subscription');
        $subscription->delete();
        $this->analytics->captureEvent($request->user()->id, 'subscription_cancelled', [
            'plan' => $subscription->plan->value,
            'reason' => $reason,
        ]);

        return $subscription;
    }
}
