using System.Text.Json;
using System.Text.Json.Serialization;
using Ostiary.Contracts.Ceremonies;
using Ostiary.Contracts.Events;
using Ostiary.Contracts.Insights;
using Ostiary.Contracts.Users;

namespace Ostiary.Contracts;

/// <summary>The one serializer of the API: camelCase, strict about duplicate members and nulls, without reflection.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    AllowDuplicateProperties = false,
    NumberHandling = JsonNumberHandling.Strict,
    PropertyNameCaseInsensitive = false,
    RespectNullableAnnotations = true,
    MaxDepth = 16)]
[JsonSerializable(typeof(RegistrationOptionsRequest))]
[JsonSerializable(typeof(RegistrationAnswer))]
[JsonSerializable(typeof(RegistrationResult))]
[JsonSerializable(typeof(AuthenticationOptionsRequest))]
[JsonSerializable(typeof(AuthenticationAnswer))]
[JsonSerializable(typeof(AuthenticationResult))]
[JsonSerializable(typeof(CeremonyOptionsResponse))]
[JsonSerializable(typeof(EventBatchRequest))]
[JsonSerializable(typeof(EventBatchAnswer))]
[JsonSerializable(typeof(RedeemRequest))]
[JsonSerializable(typeof(RedeemedResult))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(RenamePasskeyRequest))]
[JsonSerializable(typeof(DeletePasskeyRequest))]
[JsonSerializable(typeof(PersonalData))]
[JsonSerializable(typeof(CurrentSession))]
[JsonSerializable(typeof(SignalDetails))]
[JsonSerializable(typeof(Page<UserSummary>))]
[JsonSerializable(typeof(Page<PasskeySummary>))]
[JsonSerializable(typeof(Page<SessionSummary>))]
[JsonSerializable(typeof(FunnelSummary))]
[JsonSerializable(typeof(AdoptionSummary))]
[JsonSerializable(typeof(OverviewSummary))]
[JsonSerializable(typeof(DeviceSummary))]
[JsonSerializable(typeof(SecurityKeySummary))]
[JsonSerializable(typeof(ErrorsSummary))]
[JsonSerializable(typeof(Page<AttemptSummary>))]
[JsonSerializable(typeof(AttemptTimelineSummary))]
[JsonSerializable(typeof(CreateAnnotationRequest))]
[JsonSerializable(typeof(Page<AnnotationSummary>))]
[JsonSerializable(typeof(Page<RegressionSummary>))]
[JsonSerializable(typeof(Page<BaselineSummary>))]
[JsonSerializable(typeof(ProblemResponse))]
public sealed partial class ContractsJson : JsonSerializerContext;
