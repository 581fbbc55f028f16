<?php

namespace App\Http\Controllers;

use App\Enums\BillingPeriod;
use App\Enums\Plan;
use App\Services\Payments;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Validation\Rule;

class CheckoutController extends Controller
{
    public function store(Request $request, Payments $payments): JsonResponse
    {
        $purchase = $request->validate([
            'plan' => ['required', Rule::enum(Plan::class)],
            'billing_period' => ['required', Rule::enum(BillingPeriod::class)],
        ]);
        $session = $payments->createCheckoutSession($request->user(), $purchase);
        $this->analytics->captureEvent($request->user()->id, 'checkout_started', [
            'plan' => $purchase['plan'],
            'billing_period' => $purchase['billing_period'],
        ]);

        return response()->json(['url' => $session['url']], 201);
    }
}
