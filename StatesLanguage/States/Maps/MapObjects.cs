using Stepyard.StatesLanguage.Values;

namespace Stepyard.StatesLanguage.States.Maps;

/// <summary>The objects that a distributed Map state reads or writes, as far as its definition shows them.</summary>
/// <param name="Resource">The integration, such as <c>arn:aws:states:::s3:getObject</c>.</param>
/// <param name="Arguments">Its <c>Parameters</c> or <c>Arguments</c> as written; null where it has none.</param>
/// <param name="LeadsToOthers">Whether what is read names further objects to read: a manifest, or a listing whose objects are loaded.</param>
public sealed record MapObjects(string Resource, Value? Arguments, bool LeadsToOthers = false);
