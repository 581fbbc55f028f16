namespace Planboard.Endpoints;

public static class Billing
{
    private enum Reason { TooExpensive, MissingFeature, NotUsed, Other }

    private record Purchase(Plan Plan, BillingPeriod BillingPeriod);

    private record Cancellation(Reason Reason);

    public static void MapBilling(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/checkout", StartCheckout).RequireAuthorization();
        routes.MapPost("/subscription/cancel", CancelSubscription).RequireAuthorization();
    }

    private static IResult StartCheckout(CurrentAccount current, Purchase input, Analytics analytics)
    {
        var url = CreateCheckoutSession();
        analytics.CaptureEvent(current.Id, "checkout_started", new()
        {
            ["plan"] = input.Plan.Word(),
            ["billing_period"] = input.BillingPeriod.Word(),
        });
        return Results.Created(url, new { url });
    }

    private static IResult CancelSubscription(
        CurrentAccount current, Cancellation input, Store store, Analytics analytics)
    {
        if (store.CancelSubscription(current.Id) is not { } subscription)
        {
            return Results.Conflict();
        }
        analytics.CaptureEvent(current.Id, "subscription_cancelled", new()
        {
            ["plan"] = subscription.Plan.Word(),
            ["reason"] = input.Reason.Word(),
        });
        return Results.Ok(subscription);
    }

    /// <summary>Stands in for the call to Stripe, and charges nobody.</summary>
    private static string CreateCheckoutSession() => $"https://checkout.example.com/{Guid.NewGuid()}";
}
