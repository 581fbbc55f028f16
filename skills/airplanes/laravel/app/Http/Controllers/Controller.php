<?php

namespace App\Http\Controllers;

use App\Services\Analytics;

abstract class Controller
{
    public function __construct(protected readonly Analytics $analytics) {}
}
