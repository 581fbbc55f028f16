<?php

use Illuminate\Database\Migrations\Migration;
use Illuminate\Database\Schema\Blueprint;
use Illuminate\Support\Facades\Schema;

return new class extends Migration
{
    public function up(): void
    {
        Schema::create('users', function (Blueprint $table): void {
            $table->id();
            $table->string('email')->unique();
            $table->string('password');
            $table->string('name')->default('');
            $table->string('timezone')->default('UTC');
            $table->rememberToken();
            $table->timestamps();
        });
        Schema::create('boards', function (Blueprint $table): void {
            $table->id();
            $table->foreignId('owner_id')->constrained('users')->cascadeOnDelete();
            $table->string('title', 120);
            $table->json('columns');
            $table->string('token')->nullable()->unique();
            $table->string('access')->nullable();
            $table->timestamps();
        });
        Schema::create('invitations', function (Blueprint $table): void {
            $table->id();
            $table->foreignId('board_id')->constrained()->cascadeOnDelete();
            $table->string('email')->index();
            $table->string('role');
            $table->timestamps();
        });
        Schema::create('subscriptions', function (Blueprint $table): void {
            $table->id();
            $table->foreignId('user_id')->unique()->constrained()->cascadeOnDelete();
            $table->string('plan');
            $table->string('billing_period');
            $table->string('status')->default('active');
            $table->timestamps();
        });
    }

    public function down(): void
    {
        foreach (['subscriptions', 'invitations', 'boards', 'users'] as $table) {
            Schema::dropIfExists($table);
        }
    }
};
