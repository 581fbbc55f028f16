<?php

use App\Http\Controllers\AccountController;
use App\Http\Controllers\BoardController;
use App\Http\Controllers\CheckoutController;
use App\Http\Controllers\InvitationController;
use App\Http\Controllers\ProfileController;
use App\Http\Controllers\SessionController;
use App\Http\Controllers\SharedBoardController;
use App\Http\Controllers\StripeWebhookController;
use App\Http\Controllers\SubscriptionController;
use Illuminate\Support\Facades\Route;

Route::post('/signup', [AccountController::class, 'store']);
Route::post('/login', [SessionController::class, 'store'])->name('login');
Route::get('/shared/{board:token}', SharedBoardController::class);
Route::post('/webhooks/stripe', StripeWebhookController::class);

Route::middleware('auth')->group(function (): void {
    Route::post('/logout', [SessionController::class, 'destroy']);
    Route::get('/profile', [ProfileController::class, 'show']);
    Route::patch('/profile', [ProfileController::class, 'update']);
    Route::get('/boards', [BoardController::class, 'index']);
    Route::post('/boards', [BoardController::class, 'store']);
    Route::post('/boards/{board}/share', [BoardController::class, 'share'])->can('update', 'board');
    Route::post('/boards/{board}/invitations', [InvitationController::class, 'store'])->can('update', 'board');
    Route::post('/checkout', [CheckoutController::class, 'store']);
    Route::post('/subscription/cancel', [SubscriptionController::class, 'cancel']);
});
