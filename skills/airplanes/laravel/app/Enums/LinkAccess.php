<?php

namespace App\Enums;

enum LinkAccess: string
{
    case View = 'view';
    case Edit = 'edit';
}
