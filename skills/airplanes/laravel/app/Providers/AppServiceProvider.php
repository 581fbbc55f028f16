<?php

namespace App\Providers;

use App\Services\Analytics;
use Illuminate\Queue\Events\JobProcessed;
use Illuminate\Support\Facades\Event;
use Illuminate\Support\ServiceProvider;

class AppServiceProvider extends ServiceProvider
{
    public function register(): void
    {
        $this->app->singleton(Analytics::class);
    }

    public function boot(): void
    {
        $this->app->terminating(fn (Analytics $analytics) => $analytics->flushEvents());
        Event::listen(fn (JobProcessed $event) => $this->app->make(Analytics::class)->flushEvents());
    }
}
