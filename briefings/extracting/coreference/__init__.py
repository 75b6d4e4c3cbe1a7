"""Parsed passages come in; who or what “he”, “the group” or “the ministry” stands for goes out."""
