package com.example.planboard.boards

import com.example.planboard.ActingViewModel
import com.example.planboard.Event
import com.example.planboard.captureEvent
import com.example.planboard.data.Access
import com.example.planboard.data.Board
import com.example.planboard.data.Invitation
import com.example.planboard.data.NewBoard
import com.example.planboard.data.PlanboardApi
import com.example.planboard.data.Role
import com.example.planboard.data.Share
import com.example.planboard.data.Template
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.asStateFlow
import kotlinx.coroutines.flow.update

class BoardsViewModel(private val api: PlanboardApi) : ActingViewModel() {
    private val _boards = MutableStateFlow<List<Board>>(emptyList())
    val boards: StateFlow<List<Board>> = _boards.asStateFlow()

    private val _link = MutableStateFlow<String?>(null)
    val link: StateFlow<String?> = _link.asStateFlow()

    init {
        act { _boards.value = api.boards() }
    }

    fun createBoard(title: String, template: Template) = act {
        val board = api.createBoard(NewBoard(title, template))
        captureEvent(Event.BoardCreated, mapOf("from_template" to (template != Template.Blank)))
        _boards.update { it + board }
    }

    fun shareBoard(board: Board, access: Access) = act {
        val shared = api.shareBoard(board.id, Share(access))
        captureEvent(Event.ItemShared, mapOf("access" to access.text))
        _link.value = shared.url
    }

    fun linkHandedOver() {
        _link.value = null
    }

    fun inviteMember(board: Board, email: String, role: Role) = act {
        api.inviteMember(board.id, Invitation(email, role))
        captureEvent(Event.MemberInvited, mapOf("role" to role.text))
    }
}
