using System.Text.Json;

namespace Planboard;

public static class Words
{
    /// <summary>The word that stands for a value in JSON, and in the properties of events.</summary>
    public static string Word(this Enum value) => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
