<?php

namespace App\Http\Controllers;

use App\Models\Board;

class SharedBoardController extends Controller
{
    /** @return array<string, mixed> */
    public function __invoke(Board $board): array
    {
        return $board->only(['title', 'columns']);
    }
}
