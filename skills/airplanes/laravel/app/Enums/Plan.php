<?php

namespace App\Enums;

enum Plan: string
{
    case Pro = 'pro';
    case Team = 'team';
}
