import 'dart:convert';

import 'package:flutter_secure_storage/flutter_secure_storage.dart';
import 'package:http/http.dart' as http;

/// An answer of the API other than success; its message may be shown.
class ApiException implements Exception {
  const ApiException(this.status, this.message);

  final int status;
  final String message;
}

/// The backend; a request that is refused throws an [ApiException].
class Api {
  final _client = http.Client();
  final _storage = const FlutterSecureStorage();

  Future<String?> get token => _storage.read(key: 'token');

  Future<void> keepToken(String token) =>
      _storage.write(key: 'token', value: token);

  Future<void> dropToken() => _storage.delete(key: 'token');

  Future<dynamic> get(String path) => _send('GET', path);

  Future<dynamic> post(String path, [Object? body]) =>
      _send('POST', path, body);

  Future<dynamic> put(String path, Object body) => _send('PUT', path, body);

  Future<dynamic> patch(String path, Object body) => _send('PATCH', path, body);

  Future<dynamic> _send(String method, String path, [Object? body]) async {
    final token = await this.token;
    final request =
        http.Request(
            method,
            Uri.parse('${const String.fromEnvironment('API_URL')}$path'),
          )
          ..headers.addAll({
            'Content-Type': 'application/json',
            if (token != null) 'Authorization': 'Bearer $token',
          })
          ..body = body == null ? '' : jsonEncode(body);
    final response = await http.Response.fromStream(
      await _client.send(request),
    );
    final answer = response.body.isEmpty ? null : jsonDecode(response.body);
    if (response.statusCode >= 400) {
      throw ApiException(response.statusCode, answer['error'] as String);
    }
    return answer;
  }
}
