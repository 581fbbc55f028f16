<?php

namespace App\Http\Controllers;

use Illuminate\Http\JsonResponse;
use Illuminate\Http\Request;
use Illuminate\Http\Response;
use Illuminate\Support\Facades\Auth;

class SessionController extends Controller
{
    public function store(Request $request): JsonResponse
    {
        $credentials = $request->validate(['email' => ['required', 'email'], 'password' => ['required', 'string']]);
        if (! Auth::attempt($credentials)) {
            return response()->json(['message' => 'Unknown e-mail or wrong password'], 401);
        }
        $request->session()->regenerate();
        $this->analytics->captureEvent(Auth::id(), 'user_logged_in', ['method' => 'password']);

        return response()->json(Auth::user());
    }

    public function destroy(Request $request): Response
    {
        $id = Auth::id();
        Auth::logout();
        $request->session()->invalidate();
        $request->session()->regenerateToken();
        $this->analytics->captureEvent($id, 'user_logged_out');

        return response()->noContent();
    }
}
