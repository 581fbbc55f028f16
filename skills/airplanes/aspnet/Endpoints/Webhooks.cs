namespace Planboard.Endpoints;

public static class Webhooks
{
    private record StripeEvent(string Type, StripeData Data);

    private record StripeData(StripeObject Object);

    private record StripeObject(string? ClientReferenceId, Metadata? Metadata, int AttemptCount);

    private record Metadata(Plan Plan, BillingPeriod BillingPeriod);

    public static void MapWebhooks(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/webhooks/stripe", HandleStripeWebhook);

    private static IResult HandleStripeWebhook(StripeEvent input, Store store, Analytics analytics)
    {
        var subject = input.Data.Object;
        if (store.FindAccount(subject.ClientReferenceId) is { } account)
        {
            switch (input.Type)
            {
                case "checkout.session.completed" when subject.Metadata is { } bought:
                    store.StartSubscription(account.Id, bought.Plan, bought.BillingPeriod);
                    analytics.CaptureEvent(account.Id, "subscription_started", new()
                    {
                        ["plan"] = bought.Plan.Word(),
                        ["billing_period"] = bought.BillingPeriod.Word(),
                    });
                    break;
                case "invoice.payment_failed":
                    store.MarkPastDue(account.Id);
                    analytics.CaptureEvent(account.Id, "payment_failed", new()
                    {
                        ["attempt_number"] = subject.AttemptCount,
                    });
                    break;
            }
        }
        return Results.Ok(new { received = true });
    }
}
