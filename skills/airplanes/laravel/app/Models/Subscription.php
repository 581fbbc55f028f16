<?php

namespace App\Models;

use App\Enums\BillingPeriod;
use App\Enums\Plan;
use Illuminate\Database\Eloquent\Model;

class Subscription extends Model
{
    protected $fillable = ['plan', 'billing_period', 'status'];

    /** @return array<string, string> */
    protected function casts(): array
    {
        return ['plan' => Plan::class, 'billing_period' => BillingPeriod::class];
    }
}
