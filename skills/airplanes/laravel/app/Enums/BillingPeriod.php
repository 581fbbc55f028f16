<?php

namespace App\Enums;

enum BillingPeriod: string
{
    case Month = 'month';
    case Year = 'year';
}
