<?php

namespace App\Enums;

enum CancellationReason: string
{
    case TooExpensive = 'too_expensive';
    case MissingFeature = 'missing_feature';
    case NotUsed = 'not_used';
    case Other = 'other';
}
