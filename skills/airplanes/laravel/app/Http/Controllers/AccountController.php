<?php

namespace App\Http\Controllers;

use App\Models\User;
use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Support\Facades\Auth;

class AccountController extends Controller
{
    public function store(Request $request): JsonResponse
    {
        $user = User::create($request->validate([
            'email' => ['required', 'email', 'unique:users'],
            'password' => ['required', 'string'],
        ]));
        Auth::login($user);
        $request->session()->regenerate();
        $this->analytics->captureEvent($user->id, 'user_signed_up', [
            'method' => 'password',
            'is_invited' => $user->isInvited(),
        ]);

        return response()->json($user, 201);
    }
}
