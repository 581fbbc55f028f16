using System.Reflection;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace Planboard;

/// <summary>The account that is logged in; for endpoints that require one.</summary>
public sealed record CurrentAccount(Account Account)
{
    public string Id => Account.Id;

    public static ValueTask<CurrentAccount?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var id = context.User.FindFirstValue(ClaimTypes.NameIdentifier);
        var account = context.RequestServices.GetRequiredService<Store>().FindAccount(id);
        return ValueTask.FromResult(account is null ? null : new CurrentAccount(account));
    }

    public static Task StartAsync(HttpContext context, Account account)
    {
        var scheme = CookieAuthenticationDefaults.AuthenticationScheme;
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id)], scheme);
        return context.SignInAsync(scheme, new ClaimsPrincipal(identity));
    }
}
