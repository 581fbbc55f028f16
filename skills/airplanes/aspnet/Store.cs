using System.Collections.Concurrent;

namespace Planboard;

public enum Access { View, Edit }
public enum BillingPeriod { Month, Year }
public enum Plan { Pro, Team }
public enum Role { Editor, Viewer }
public enum Template { Kanban, Retrospective }
public enum Status { Active, PastDue }

public record Account(string Id, string Email, string Name = "", string TimeZone = "UTC");
public record Board(string Id, string OwnerId, string Title, string[] Columns);
public record Link(string Token, Access Access);
public record Subscription(Plan Plan, BillingPeriod BillingPeriod, Status Status = Status.Active);

/// <summary>Keeps everything in memory; a restart forgets it.</summary>
public sealed class Store
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Account> accounts = new();
    private readonly Dictionary<string, Board> boards = new();
    private readonly ConcurrentDictionary<string, Link> links = new();
    private readonly ConcurrentDictionary<string, Role> invited = new();
    private readonly ConcurrentDictionary<string, Subscription> subscriptions = new();

    /// <summary>The new account, or null when the address has one already.</summary>
    public Account? CreateAccount(string email)
    {
        lock (gate)
        {
            if (FindAccountByEmail(email) is not null)
            {
                return null;
            }
            var account = new Account($"u{accounts.Count + 1}", email);
            accounts.Add(account.Id, account);
            return account;
        }
    }

    public Account? FindAccount(string? id)
    {
        lock (gate)
        {
            return id is null ? null : accounts.GetValueOrDefault(id);
        }
    }

    public Account? FindAccountByEmail(string email)
    {
        lock (gate)
        {
            return accounts.Values.FirstOrDefault(account => account.Email == email);
        }
    }

    public void SaveAccount(Account account)
    {
        lock (gate)
        {
            accounts[account.Id] = account;
        }
    }

    public Board CreateBoard(string ownerId, string title, string[] columns)
    {
        lock (gate)
        {
            var board = new Board($"b{boards.Count + 1}", ownerId, title, columns);
            boards.Add(board.Id, board);
            return board;
        }
    }

    public Board? FindBoard(string id, string ownerId)
    {
        lock (gate)
        {
            return boards.GetValueOrDefault(id) is { } board && board.OwnerId == ownerId ? board : null;
        }
    }

    public Link ShareBoard(Board board, Access access) =>
        links.AddOrUpdate(board.Id, _ => new Link(Guid.NewGuid().ToString("N"), access), (_, old) => old with { Access = access });

    public void InviteMember(string email, Role role) => invited[email] = role;

    public bool IsInvited(string email) => invited.ContainsKey(email);

    public void StartSubscription(string accountId, Plan plan, BillingPeriod period) =>
        subscriptions[accountId] = new Subscription(plan, period);

    public void MarkPastDue(string accountId)
    {
        if (subscriptions.TryGetValue(accountId, out var subscription))
        {
            subscriptions[accountId] = subscription with { Status = Status.PastDue };
        }
    }

    public Subscription? CancelSubscription(string accountId) =>
        subscriptions.TryRemove(accountId, out var subscription) ? subscription : null;
}
