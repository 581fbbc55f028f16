namespace Planboard.Endpoints;

public static class Boards
{
    private record NewBoard(string Title, Template? Template);

    private record NewLink(Access Access);

    private record NewInvitation(string Email, Role Role);

    public static void MapBoards(this IEndpointRouteBuilder routes)
    {
        var boards = routes.MapGroup("/boards").RequireAuthorization();
        boards.MapPost("/", CreateBoard);
        boards.MapPost("/{id}/share", ShareBoard);
        boards.MapPost("/{id}/invitations", InviteMember);
    }

    private static IResult CreateBoard(CurrentAccount current, NewBoard input, Store store, Analytics analytics)
    {
        if (string.IsNullOrWhiteSpace(input.Title))
        {
            return Results.BadRequest();
        }
        var board = store.CreateBoard(current.Id, input.Title.Trim(), ColumnsOf(input.Template));
        analytics.CaptureEvent(current.Id, "board_created", new() { ["from_template"] = input.Template is not null });
        return Results.Created($"/boards/{board.Id}", board);
    }

    private static IResult ShareBoard(CurrentAccount current, string id, NewLink input, Store store, Analytics analytics)
    {
        if (store.FindBoard(id, current.Id) is not { } board)
        {
            return Results.NotFound();
        }
        var link = store.ShareBoard(board, input.Access);
        analytics.CaptureEvent(current.Id, "item_shared", new() { ["access"] = link.Access.Word() });
        return Results.Created($"/shared/{link.Token}", link);
    }

    private static IResult InviteMember(
        CurrentAccount current, string id, NewInvitation input, Store store, Analytics analytics)
    {
        if (store.FindBoard(id, current.Id) is null)
        {
            return Results.NotFound();
        }
        store.InviteMember(input.Email, input.Role);
        analytics.CaptureEvent(current.Id, "member_invited", new() { ["role"] = input.Role.Word() });
        return Results.Created((string?)null, input);
    }

    private static string[] ColumnsOf(Template? template) => template switch
    {
        Template.Kanban => ["To do", "Doing", "Done"],
        Template.Retrospective => ["Keep", "Drop", "Try"],
        _ => [],
    };
}
