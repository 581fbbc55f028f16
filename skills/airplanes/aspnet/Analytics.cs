using PostHog;

namespace Planboard;

/// <summary>Sends product events to PostHog; without a key it does nothing.</summary>
public sealed class Analytics(ILogger<Analytics> logger, IPostHogClient? client = null)
{
    private static readonly HashSet<string> Events =
    [
        "user_signed_up",
        "user_logged_in",
        "user_logged_out",
        "profile_updated",
        "board_created",
        "item_shared",
        "member_invited",
        "checkout_started",
        "subscription_started",
        "payment_failed",
        "subscription_cancelled",
    ];

    /// <summary>Queues one event of the person with this id; it is sent in the background.</summary>
    public void CaptureEvent(string person, string name, Dictionary<string, object>? properties = null)
    {
        if (!Events.Contains(name))
        {
            logger.LogError("There is no product event {Name}.", name);
            return;
        }
        client?.Capture(person, name, properties);
    }
}

public static class AnalyticsRegistration
{
    /// <summary>The client is disposed of with the container, and then sends what still waits.</summary>
    public static void AddAnalytics(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<Analytics>();
        if (builder.Configuration["POSTHOG_API_KEY"] is not { Length: > 0 } key)
        {
            if (builder.Environment.IsDevelopment())
            {
                Console.Error.WriteLine("POSTHOG_API_KEY is not set: no product event will be sent.");
            }
            return;
        }
        builder.AddPostHog();
        builder.Services.Configure<PostHogOptions>(options =>
        {
            options.ProjectToken = key;
            if (builder.Configuration["POSTHOG_HOST"] is { Length: > 0 } host)
            {
                options.HostUrl = new Uri(host);
            }
        });
    }
}
