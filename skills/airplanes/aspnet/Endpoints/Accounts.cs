using Microsoft.AspNetCore.Authentication;

namespace Planboard.Endpoints;

public static class Accounts
{
    private record Credentials(string Email, string Password);

    private record Profile(string? Name, string? TimeZone);

    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/signup", SignUp);
        routes.MapPost("/login", LogIn);
        routes.MapPost("/logout", LogOut).RequireAuthorization();
        routes.MapPatch("/profile", UpdateProfile).RequireAuthorization();
    }

    private static async Task<IResult> SignUp(Credentials input, HttpContext context, Store store, Analytics analytics)
    {
        if (!input.Email.Contains('@') || input.Password.Length == 0)
        {
            return Results.BadRequest();
        }
        if (store.CreateAccount(input.Email) is not { } account)
        {
            return Results.Conflict();
        }
        await CurrentAccount.StartAsync(context, account);
        analytics.CaptureEvent(account.Id, "user_signed_up", new()
        {
            ["method"] = "password",
            ["is_invited"] = store.IsInvited(account.Email),
        });
        return Results.Created("/profile", account);
    }

    private static async Task<IResult> LogIn(Credentials input, HttpContext context, Store store, Analytics analytics)
    {
        if (store.FindAccountByEmail(input.Email) is not { } account)
        {
            return Results.Unauthorized();
        }
        await CurrentAccount.StartAsync(context, account);
        analytics.CaptureEvent(account.Id, "user_logged_in", new() { ["method"] = "password" });
        return Results.Ok(account);
    }

    private static async Task<IResult> LogOut(CurrentAccount current, HttpContext context, Analytics analytics)
    {
        await context.SignOutAsync();
        analytics.CaptureEvent(current.Id, "user_logged_out");
        return Results.NoContent();
    }

    private static IResult UpdateProfile(CurrentAccount current, Profile input, Store store, Analytics analytics)
    {
        var before = current.Account;
        var after = before with { Name = input.Name ?? before.Name, TimeZone = input.TimeZone ?? before.TimeZone };
        store.SaveAccount(after);
        var changed = (after.Name == before.Name ? 0 : 1) + (after.TimeZone == before.TimeZone ? 0 : 1);
        analytics.CaptureEvent(current.Id, "profile_updated", new() { ["changed_fields"] = changed });
        return Results.Ok(after);
    }
}
